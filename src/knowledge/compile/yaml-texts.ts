import type { ErrorCode } from 'yaml'
import type { PerLanguage } from '../knowledge.ts'

/** What curators get wrong in YAML, in the words in which somebody who knows no YAML finds the place. */
export const yamlTexts: Partial<Record<ErrorCode, PerLanguage<string>>> = {
  BAD_INDENT: {
    en: 'the spaces at the beginning do not fit the lines around it, or a bracket before it is not closed',
    vi: 'dấu cách đầu dòng không khớp với các dòng bên cạnh, hoặc có dấu ngoặc phía trước chưa đóng',
  },
  TAB_AS_INDENT: {
    en: 'a tab stands at the beginning; use spaces',
    vi: 'đầu dòng có dấu tab; hãy thay bằng dấu cách',
  },
  MISSING_CHAR: {
    en: 'a quote, a bracket or a comma is missing',
    vi: 'thiếu dấu nháy, dấu ngoặc hoặc dấu phẩy',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    en: 'there is a second colon in the line, or the next line begins with too many spaces; a text with a colon belongs in quotes',
    vi: 'trong dòng có dấu hai chấm thứ hai, hoặc dòng sau thụt vào quá nhiều; câu nào có dấu hai chấm thì đặt trong dấu nháy',
  },
  MULTILINE_IMPLICIT_KEY: {
    en: 'a colon is missing, or there is no space behind it',
    vi: 'thiếu dấu hai chấm, hoặc sau dấu hai chấm không có dấu cách',
  },
  BAD_SCALAR_START: {
    en: 'a text begins with a sign that YAML keeps for itself; put the text in quotes',
    vi: 'câu bắt đầu bằng một ký hiệu mà YAML dùng riêng; hãy đặt câu trong dấu nháy',
  },
  UNEXPECTED_TOKEN: {
    en: 'something stands here that does not fit: a quote inside quotes, or a list where a key was begun',
    vi: 'chỗ này có chữ không đúng chỗ: dấu nháy nằm trong dấu nháy, hoặc danh sách nằm giữa các mục',
  },
}
