import type { ContactPlaceholder, Inline, Need, OperatorKey, Placeholder } from '../../knowledge.ts'
import type { Report } from '../flaw.ts'

const anyBraces = /\{\{([^{}\n]*)\}\}|[{}]+[^{}\s]*[{}]*/g

/** Text with its placeholders taken out of it; line ends become spaces. What looks like a placeholder and is none is reported. */
export function readInline(text: string, file: string, line: number, report: Report): Inline {
  const parts: (string | Placeholder)[] = []
  let from = 0
  for (const found of text.matchAll(anyBraces)) {
    const placeholder = found[1] === undefined ? null : readPlaceholder(found[1].trim())
    if (!placeholder) {
      report('placeholder-unreadable', file, line + linesIn(text.slice(0, found.index)), { text: found[0] })
      continue
    }
    if (found.index > from) parts.push(oneLine(text.slice(from, found.index)))
    parts.push(placeholder)
    from = found.index + found[0].length
  }
  if (from < text.length) parts.push(oneLine(text.slice(from)))
  return parts
}

/** The placeholder of a line that holds nothing else than one contact or one need; null for any other line. */
export function readContactLine(line: string): ContactPlaceholder | null {
  const written = /^\s*\{\{([^{}]*)\}\}\s*$/.exec(line)?.[1]
  const placeholder = written === undefined ? null : readPlaceholder(written.trim())
  return placeholder?.kind === 'contact' || placeholder?.kind === 'contacts' ? placeholder : null
}

/** How many line ends the text holds. */
export function linesIn(text: string): number {
  return text.split('\n').length - 1
}

/** Whether the need or the key exists is asked later, with everything else that must exist. */
function readPlaceholder(written: string): Placeholder | null {
  const [, kind, id] = /^(contact|contacts|fact|operator)\.([a-z0-9-]+)$/.exec(written) ?? []
  if (kind === 'contact' && id !== undefined) return { kind, id }
  if (kind === 'contacts' && id !== undefined) return { kind, need: id as Need }
  if (kind === 'fact' && id !== undefined) return { kind, id }
  if (kind === 'operator' && id !== undefined) return { kind, key: id as OperatorKey }
  return /^[a-z][a-zA-Z0-9-]*$/.test(written) ? { kind: 'slot', name: written } : null
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ')
}
