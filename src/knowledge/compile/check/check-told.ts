import { languages } from '../../knowledge.ts'
import { plain } from '../../words/normalise.ts'
import type { Checking } from './checking.ts'

/** Told examples name a signal that there is, and no line says both that it is danger and that it is none. */
export function checkTold({ draft, report }: Checking): void {
  const owners = new Map<string, { readonly file: string; readonly isDanger: boolean }>()
  for (const { file, examples, lineOf } of draft.told) {
    const { signal, told, notDanger } = examples
    if (signal !== null && !draft.signalIds.has(signal)) report('signal-unknown', file, 0, { id: signal })
    const isDanger = draft.signals.some((one) => one.signal.id === signal && one.signal.level >= 3)
    for (const language of languages) {
      const lines = [
        ...told[language].map((text, i) => ({ text, line: lineOf(['told', language, i]), isDanger })),
        ...notDanger[language].map((text, i) => ({ text, line: lineOf(['no-danger', language, i]), isDanger: false })),
      ]
      for (const one of lines) {
        const owner = owners.get(plain(one.text))
        if (owner === undefined) owners.set(plain(one.text), { file, isDanger: one.isDanger })
        else if (owner.isDanger !== one.isDanger) report('told-both', file, one.line, { line: one.text, other: owner.file })
        else report('told-twice', file, one.line, { line: one.text, other: owner.file })
      }
    }
  }
}
