import type { Language, PerLanguage, Problem } from '../knowledge.ts'
import { problemTexts } from './problem-texts.ts'

export type ProblemKind = keyof typeof problemTexts

/** Something a curator must mend, before it is said in a language. */
export interface Flaw {
  readonly kind: ProblemKind
  readonly file: string
  /** Counts from 1; 0 means the file as a whole. */
  readonly line: number
  readonly slots: Readonly<Record<string, SlotText>>
}

/** What fills a `{name}` of the problem's text; in two languages where it is words and not a name out of the content. */
export type SlotText = string | PerLanguage<string>

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `{${string}` ? (Name extends `{{${infer Inner}` ? Inner : never) : Name) | NamesIn<Rest>
  : never

type SlotName<Kind extends ProblemKind> = NamesIn<(typeof problemTexts)[Kind]['en']>

/** Notes one problem. The slots that its text needs are asked for by the type. */
export type Report = <Kind extends ProblemKind>(
  kind: Kind,
  file: string,
  line: number,
  ...slots: [SlotName<Kind>] extends [never] ? [] : [Readonly<Record<SlotName<Kind>, SlotText>>]
) => void

/** A list of flaws that grows through `report`: every stage goes on after a problem, so that all are found at once. */
export function newReport(): { readonly report: Report; readonly flaws: readonly Flaw[] } {
  const flaws: Flaw[] = []
  return {
    flaws,
    report: (kind, file, line, ...slots) => {
      flaws.push({ kind, file, line, slots: slots[0] ?? {} })
    },
  }
}

/** The flaw in the curator's words. */
export function describe({ kind, file, line, slots }: Flaw, language: Language): Problem {
  const fill = (text: string) =>
    text.replace(/(?<!\{)\{([a-zA-Z]+)\}(?!\})|\{\{\{([a-zA-Z]+)\}\}\}/g, (whole, name?: string, braced?: string) => {
      const slot = slots[name ?? braced ?? '']
      if (slot === undefined) return whole
      const said = typeof slot === 'string' ? slot : slot[language]
      return braced === undefined ? said : `{{${said}}}`
    })
  return { file, line, problem: fill(problemTexts[kind][language]) }
}

/** By file, then by line; problems of the whole file first. What two checks say in the same words is said once. */
export function inReadingOrder(flaws: readonly Flaw[]): readonly Flaw[] {
  const once = new Map(flaws.map((flaw) => [JSON.stringify(flaw), flaw]))
  return [...once.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
}
