import type { PerLanguage } from '../../knowledge/knowledge.ts'

/** What is open, why it matters, and what closes it. */
export interface GroupText {
  readonly title: PerLanguage<string>
  readonly todo: PerLanguage<string>
}

/** In the order in which an operator had better take them: who may do this at all, who stands for it, then what is said. */
export const groupTexts = {
  standing: {
    title: { en: 'Nobody has confirmed that you may inform and advise', vi: 'Chưa ai xác nhận đơn vị được phép thông tin, tư vấn' },
    todo: {
      en: 'Decree 283/2026 Art. 53(3) fines whoever informs, advertises or advises on work abroad without this function, and names no exception for free help. Get a host body that has it, or a lawyer’s word in writing; then fill in "standing" in content/operator.yaml.',
      vi: 'Khoản 3 Điều 53 Nghị định 283/2026 phạt người thông tin, quảng cáo, tư vấn về đi làm ở nước ngoài mà không có chức năng, và không chừa ra việc giúp miễn phí. Cần có đơn vị chủ quản có chức năng này, hoặc ý kiến bằng văn bản của luật sư; rồi ghi vào "standing" trong content/operator.yaml.',
    },
  },
  operator: {
    title: { en: 'content/operator.yaml does not say who you are', vi: 'content/operator.yaml chưa ghi đơn vị vận hành là ai' },
    todo: {
      en: 'Fill these in. Until "hours" says when people are on duty, Bến An promises nobody to anybody.',
      vi: 'Hãy điền các mục này. Khi "hours" chưa ghi giờ trực thì Bến An không hứa với ai là có người.',
    },
  },
  content: {
    title: { en: 'The content has problems today', vi: 'Hôm nay nội dung còn lỗi' },
    todo: {
      en: 'Mend them. npm run content -- check --at with today’s date tells them line by line, dates that have passed included.',
      vi: 'Hãy sửa. Lệnh npm run content -- check --at kèm ngày hôm nay kể từng dòng, cả những bài đã quá ngày.',
    },
  },
  unsigned: {
    title: { en: 'Signed by nobody', vi: 'Chưa ai ký' },
    todo: {
      en: 'A competent person reads each against its sources and writes "signed-by" and "signed" into the Vietnamese file. Begin with the urgent and the review topics.',
      vi: 'Người có chuyên môn đọc từng bài, đối chiếu với nguồn, rồi ghi "signed-by" và "signed" vào tệp tiếng Việt. Nên bắt đầu từ các bài urgent và review.',
    },
  },
  undialled: {
    title: { en: 'Numbers that nobody has called', vi: 'Số điện thoại chưa ai gọi thử' },
    todo: {
      en: 'Call each and hear it answer, then: npm run content -- confirm CONTACT --by NAME --on DATE. A number that is wrong: publish: "no".',
      vi: 'Gọi từng số, nghe có người trả lời, rồi gõ: npm run content -- confirm TÊN-SỐ --by NGƯỜI-GỌI --on NGÀY. Số sai thì ghi publish: "no".',
    },
  },
  questions: {
    title: { en: 'Questions that the sources leave open', vi: 'Những điều nguồn còn để ngỏ' },
    todo: {
      en: 'Somebody competent settles each, mends the answers that it touches, and writes "settled" beside it in content/open-questions.yaml.',
      vi: 'Người có chuyên môn làm rõ từng điều, sửa những bài liên quan, rồi ghi "settled" bên cạnh trong content/open-questions.yaml.',
    },
  },
  register: {
    title: { en: 'No list of licensed companies', vi: 'Chưa có danh sách công ty có giấy phép' },
    todo: {
      en: 'Without it Bến An says that it cannot check a company. Take the official list from DOLAB and: npm run ben-an -- register import FILE --as-of DATE --source URL.',
      vi: 'Chưa có thì Bến An nói là không tra được công ty. Lấy danh sách chính thức của Cục Quản lý lao động ngoài nước, rồi gõ: npm run ben-an -- register import TỆP --as-of NGÀY --source ĐỊA-CHỈ.',
    },
  },
} as const satisfies Readonly<Record<string, GroupText>>

export type GroupId = keyof typeof groupTexts
