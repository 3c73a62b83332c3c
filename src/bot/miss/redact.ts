/**
 * What a question keeps of a person: nothing that names or finds them. Gaps are read by curators, so too much goes rather than too
 * little; sums of money stay, for they are what is asked about. The words in its patterns are what a name or a sum is known by, whatever
 * the content says, so they are no list for curators. Pure.
 */
export function redact(question: string): string {
  return removals.reduce((text, [pattern, by]) => text.replace(pattern, by), question.normalize('NFC')).slice(0, longest)
}

/** A gap is a question, not a diary. */
const longest = 300

const saysName =
  '(?:[Hh]ọ tên|[Tt]ên|[Tt]en|TÊN|[Nn]ame|[Cc]alled|[Nn]amed)(?:\\s+(?:là|la|is|em|tôi|toi|cháu|con|mình|anh|chị|nó))*\\s*:?\\s+'
const capitalised = "\\p{Lu}[\\p{L}'’-]*"
/** "Tên công ty", "tên gì": what follows is no name. */
const noName =
  '(?!(?:là|la|is|em|tôi|toi|cháu|con|mình|anh|chị|nó|công|cong|cty|gì|gi|nào|nao|của|cua|trường|nước|chủ|đơn|in|on|of|by)(?!\\p{L}))'

const removals: readonly (readonly [RegExp, string])[] = [
  [/(?:https?:\/\/|www\.)\S+/giu, '[link]'],
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu, '[e-mail]'],
  [/[\w-]+(?:\.[\w-]+)*\.(?:com|vn|net|org|info|me|io|gg|ly)(?:\/\S*)?(?![\w@])/giu, '[link]'],
  [/(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]{3,}/gu, '[id]'],
  [
    /(?<!\d|\d[.])(?![1-9](?:[\s.]?\d)*?(?:[\s.]?000)+(?!\d))\+?\d(?:[\s.-]?\d){5,}(?!\d|[.,]\d|\s*(?:triệu|trieu|tr|nghìn|nghin|ngàn|đồng|dong|đ|vnd|vnđ|usd|đô|do|yên|won|tỷ|million|dollars?)(?!\p{L}))/giu,
    '[number]',
  ],
  [/(?<!\p{L})[A-Za-z]{1,3}\d{5,}(?!\d)/gu, '[number]'],
  [new RegExp(`(?<=(?<!\\p{L})${saysName})${noName}${capitalised}(?:\\s+${capitalised}){0,5}`, 'gu'), '[name]'],
  [new RegExp(`(?<=(?<!\\p{L})${saysName})${noName}\\p{Ll}+(?:\\s+\\p{Ll}+){0,1}`, 'gu'), '[name]'],
]
