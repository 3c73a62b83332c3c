import type { ErrorCode } from 'yaml'
import type { PerLanguage } from '../../knowledge.ts'

const reservedSign = {
  en: 'a text begins with a sign that YAML keeps for itself; put the text in quotes',
  vi: 'câu bắt đầu bằng một ký hiệu mà YAML dùng riêng; hãy đặt câu trong dấu nháy',
}
const unclear = {
  en: 'this line, or one above it, is not written like its neighbours',
  vi: 'dòng này, hoặc một dòng phía trên, viết không giống các dòng bên cạnh',
}

/** What curators get wrong in YAML, in the words in which somebody who knows no YAML finds the place. */
export const yamlTexts: Readonly<Record<ErrorCode, PerLanguage<string>>> = {
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
  BAD_SCALAR_START: reservedSign,
  UNEXPECTED_TOKEN: {
    en: 'something stands here that does not fit: a quote inside quotes, or a list where a key was begun',
    vi: 'chỗ này có chữ không đúng chỗ: dấu nháy nằm trong dấu nháy, hoặc danh sách nằm giữa các mục',
  },
  BLOCK_IN_FLOW: {
    en: 'inside { } or [ ] a text with a colon or a comma belongs in quotes',
    vi: 'giữa { } hoặc [ ], câu nào có dấu hai chấm hoặc dấu phẩy thì đặt trong dấu nháy',
  },
  BAD_DQ_ESCAPE: {
    en: 'a backslash \\ stands between quotes; leave it out',
    vi: 'giữa hai dấu nháy có dấu \\; hãy bỏ đi',
  },
  MULTIPLE_DOCS: {
    en: 'a line of three dashes stands in the middle of the file; leave it out',
    vi: 'giữa tệp có một dòng ba gạch ngang; hãy bỏ đi',
  },
  ALIAS_PROPS: reservedSign,
  BAD_ALIAS: reservedSign,
  BAD_DIRECTIVE: reservedSign,
  BAD_PROP_ORDER: reservedSign,
  MULTIPLE_ANCHORS: reservedSign,
  MULTIPLE_TAGS: reservedSign,
  TAG_RESOLVE_FAILED: reservedSign,
  BAD_COLLECTION_TYPE: reservedSign,
  KEY_OVER_1024_CHARS: unclear,
  NON_STRING_KEY: unclear,
  RESOURCE_EXHAUSTION: unclear,
  IMPOSSIBLE: unclear,
  DUPLICATE_KEY: unclear,
}
