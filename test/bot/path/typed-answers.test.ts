import { describe, expect, test } from 'vitest'
import type { Place } from '../../../src/bot/conversation.ts'
import { respond } from '../../../src/bot/respond.ts'
import type { NodeId, Tree } from '../../../src/knowledge/knowledge.ts'
import { realKnowledge } from '../fixture-knowledge.ts'
import { begin, message, nowMs, text } from './walking.ts'

const knowledge = await realKnowledge()

/** Answers that lead to a step, by the shortest way. */
function answersTo(tree: Tree, node: NodeId): Readonly<Record<string, string>> {
  const ways = new Map<NodeId, Readonly<Record<string, string>>>([[tree.start, {}]])
  for (const [at, answers] of ways) {
    const step = tree.nodes.get(at)
    const next =
      step?.kind === 'question'
        ? step.options.map(({ to, answer }) => [to, { ...answers, [at]: answer }] as const)
        : step?.kind === 'rule'
          ? Object.entries(step.exits).map(([exit, to]) => [to, { ...answers, [at]: exit, [`${at}/exit`]: exit }] as const)
          : []
    for (const [to, kept] of next) if (!ways.has(to)) ways.set(to, kept)
  }
  return ways.get(node) ?? {}
}

function turnAt(id: string, node: string, said: string) {
  const tree = knowledge.trees.get(id)
  if (!tree?.nodes.has(node)) throw new Error(`${id} has no step ${node}`)
  const place: Place = { at: 'tree', tree: id, node, answers: answersTo(tree, node) }
  return respond(begin({ language: 'vi', place }), message(text(said)), knowledge, nowMs)
}

/** What is kept for the step; null where it is asked again, or something else answered. */
function taken(id: string, node: string, said: string): string | null {
  const { place } = turnAt(id, node, said).conversation
  return place.at === 'tree' && place.tree === id ? (place.answers[node] ?? null) : null
}

const answers = [
  ['job-offer', 'who-offers', 'person', ['bạn bè', 'ban be', 'hàng xóm', 'một anh bạn', 'chú họ em', 'con bạn em', 'cò', 'my cousin']],
  ['job-offer', 'who-offers', 'online', ['facebook', 'fb', 'em thấy trên tiktok', 'nhóm zalo', 'quen qua mạng', 'on facebook']],
  ['job-offer', 'who-offers', 'company', ['doanh nghiệp', 'cty xkld', 'một công ty ở Hà Nội']],
  ['job-offer', 'contract', 'no', ['không có', 'không có hợp đồng', 'hứa miệng', 'qua đó ký', 'chua thay hop dong']],
  ['job-offer', 'contract', 'unread', ['tiếng nhật', 'có nhưng để trống', 'khong hieu gi']],
  ['job-offer', 'contract', null, ['có', 'rồi', 'signed']],
  ['job-offer', 'visa', 'none', ['đi chui', 'vượt biên', 'đường mòn', 'không có visa']],
  ['job-offer', 'visa', 'work', ['tokutei', 'thực tập sinh', 'eps', 'xklđ']],
  ['job-offer', 'money', 'none', ['chưa', 'không', 'miễn phí', 'not yet']],
  ['job-offer', 'money', 'deposit-to-hold', ['đặt cọc', 'cọc trước']],
  ['job-offer', 'work', 'ordinary', ['hàn xì', 'han xi', 'may', 'chăm bà cụ', 'trồng nấm', 'lái xe', 'em làm điện tử', 'welding']],
  ['job-offer', 'work', 'border-casino', ['sòng bài', 'chat với khách']],
  ['fee-check', 'who-asks', 'person', ['người quen', 'môi giới', 'chị cò', 'anh trong xóm']],
  ['fee-check', 'signed', 'yes', ['signed', 'rồi']],
  ['fee-check', 'signed', 'no', ['not signed', 'chưa']],
  ['fee-check', 'work', 'land', ['may', 'cham soc nguoi gia', 'nhà máy', 'đánh cá']],
  ['fee-check', 'work', 'sea', ['tàu hàng', 'thủy thủ']],
  ['direct-contract', 'where-now', 'home', ['ở nhà', 'chưa đi', 'vẫn ở quê']],
  ['direct-contract', 'where-now', 'abroad', ['sang rồi', 'em đang ở Ba Lan', 'bên này']],
  ['going-home', 'danger', 'passport', ['có', 'dạ có', 'yes', 'em an toàn', 'ok', 'không sao']],
  ['going-home', 'passport', 'held', ['chủ giữ', 'môi giới cầm', 'sếp giữ']],
  ['going-home', 'stay', 'over', ['hết hạn', 'trốn chủ', 'hết visa']],
  ['going-home', 'overstay', 'over-britain', ['anh', 'nước anh', 'uk']],
  ['going-home', 'contract', 'own-wish', ['nhớ nhà', 'mẹ ốm']],
  ['leave-job', 'what-happens', 'unpaid', ['quỵt lương', 'no pay', 'chậm lương']],
  ['leave-job', 'told', 'company', ['nghiệp đoàn', 'môi giới']],
  ['leave-job', 'other-reason', 'closed', ['sa thải', 'bị đuổi']],
  ['money-taken', 'what-taken', 'both', ['cả hai', 'tiền và hộ chiếu']],
  ['money-taken', 'who-took', 'person', ['cò', 'thằng bạn', 'chị trong làng']],
  ['money-taken', 'who-took', 'company', ['công ty', 'một công ty ở Vinh']],
  ['money-taken', 'who-took', 'centre', ['công ty ma', 'cong ty lua dao', 'cty ma anh ạ', 'công ty không có giấy phép', 'a fake company']],
  [
    'money-taken',
    'who-took',
    'company',
    ['công ty gia đình', 'cong ty gia dinh', 'công ty ma-lai', 'cong ty ma lai', 'cong ty la cua chu em'],
  ],
  ['money-taken', 'who-took', 'centre', ['công ty giả', 'công ty lạ', 'công ty chưa có giấy phép', 'công ty không phép', 'cty lừa đảo']],
  ['money-taken', 'who-took', null, ['công ty không trả tiền, chưa có giấy', 'cong ty khong tra tien, chua co giay']],
  ['money-taken', 'when-sent', 'evidence', ['chuyển khoản lâu rồi', 'năm ngoái']],
  ['passport-kept', 'who', 'family', ['mẹ chồng', 'husband']],
  ['after-return', 'paid-fund', 'no', ['không đóng', 'chưa']],
  ['after-return', 'why', 'own', ['nhớ nhà', 'tự về']],
  ['trafficking-signs', 'safe', 'age', ['có', 'dạ có ạ', 'chỉ có mình em']],
  ['trafficking-signs', 'age', 'adult', ['25', '30 tuổi']],
  ['passport-kept', 'who', 'abroad', ['chủ', 'công ty bên này giữ', 'công ty ở Nhật', 'cong ty ben han']],
  ['trapped', 'contact', 'yes', ['có', 'vẫn nhắn', 'còn gọi được']],
  ['trapped', 'contact', 'lost', ['gọi được hôm kia thôi', 'tuần trước gọi được', 'goi duoc tuan truoc']],
  ['trapped', 'contact', 'yes', ['nhắn được như trước', 'vẫn nhắn được như trước', 'van nhan duoc nhu truoc']],
  ['trapped', 'contact', 'lost', ['lần cuối tuần trước', 'lan cuoi hom kia', 'không nhắn được như trước', 'nhắn được tháng trước thôi']],
  ['trapped', 'contact', null, ['lần cuối sáng nay', 'lan cuoi sang nay']],
] as const
describe.each(answers)('%s, %s: %s', (tree, node, answer, said) => {
  test.each(said)('%s', (one) => expect(taken(tree, node, one)).toBe(answer))
})

describe('what means danger is taken as it is said, and by nothing near it:', () => {
  const unsafe = [
    ['trafficking-signs', 'safe', 'không'],
    ['trafficking-signs', 'safe', 'có người bên cạnh'],
    ['trafficking-signs', 'age', '16'],
    ['trapped', 'can-write', 'dạ không'],
    ['trapped', 'who', 'con trai tôi'],
    ['going-home', 'danger', 'không ạ'],
  ] as const
  test.each(unsafe)('%s, %s: %s', (tree, node, said) => {
    expect(turnAt(tree, node, said).effects).toContainEqual(expect.objectContaining({ kind: 'open-case' }))
  })

  test.each(['có an toàn không?', 'an toàn nhưng mà họ không cho đi', 'không biết', 'không an toàn lắm nhưng có nhắn được'])(
    'not safe: %s',
    (said) => expect(taken('trafficking-signs', 'safe', said)).not.toBe('age'),
  )
})

describe('beside an answer that is danger, one that is none is taken alone, and more is asked again:', () => {
  test.each([
    ['trafficking-signs', 'age', 'tháng sau em 18'],
    ['trafficking-signs', 'age', 'em gần 18'],
    ['trafficking-signs', 'age', 'hộ chiếu ghi 20'],
    ['trafficking-signs', 'safe', 'ok họ đang xem'],
    ['trafficking-signs', 'safe', 'một mình trong phòng khóa'],
    ['trafficking-signs', 'harm', 'không ai cho ra'],
    ['trafficking-signs', 'freedom', 'được mà bị canh'],
    ['trafficking-signs', 'living', 'tốt gì đâu'],
    ['trafficking-signs', 'papers', 'trong tay bà chủ'],
    ['trapped', 'can-write', 'an toàn gì đâu'],
    ['going-home', 'danger', 'ổn mà bị canh'],
    ['money-taken', 'danger-first', 'không có ai giúp'],
  ])('%s, %s: %s', (tree, node, said) => expect(taken(tree, node, said)).toBeNull())
})

test('words of two answers take none, and a question is answered as one', () => {
  expect(taken('job-offer', 'who-offers', 'bạn bè trên facebook')).toBeNull()
  expect(taken('job-offer', 'work', 'làm may ở nhật lương bao nhiêu?')).toBeNull()
})
