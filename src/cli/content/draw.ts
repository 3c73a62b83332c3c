import { parseArgs } from 'node:util'
import { readConfig } from '../../config.ts'
import type { DraftStep } from '../../knowledge/compile/read/read-step.ts'
import type { DraftNode, DraftTree } from '../../knowledge/compile/read/read-tree.ts'
import { survey } from '../../knowledge/compile.ts'
import { languages } from '../../knowledge/knowledge.ts'
import { digest, readContent } from '../../library/read-content.ts'
import { tellUsage } from '../tell-usage.ts'

export const summary = 'draw a tree as Mermaid, to look at with the hotline: draw TREE [--lang vi|en]'

export async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { lang: { type: 'string', default: 'vi' } },
    allowPositionals: true,
  })
  const [id = ''] = positionals
  const language = languages.find((known) => known === values.lang)
  const { resolved } = survey(await readContent(readConfig().contentFolder), digest)
  const tree = language && resolved.trees.get(id)?.[language]
  if (!tree) return tellUsage(summary, { of: 'content', more: [`The trees are: ${[...resolved.trees.keys()].join(', ')}`] })
  console.log(drawTree(tree))
  return 0
}

/** A flowchart: questions rounded, rules as hexagons, outcomes boxed; danger on an arrow is written beside its answer. Pure. */
export function drawTree(tree: DraftTree): string {
  const nodes = [...tree.nodes.values()]
  return ['flowchart TD', ...nodes.map((node) => `  ${drawNode(node)}`), ...nodes.flatMap(drawArrows).map((arrow) => `  ${arrow}`)].join(
    '\n',
  )
}

function drawNode({ id, text, step }: DraftNode): string {
  const words = quote(text[0]?.texts[0]?.text ?? id)
  if (step.kind === 'question') return `${id}(${words})`
  return step.kind === 'rule' ? `${id}{{${quote(`${text[0]?.texts[0]?.text ?? ''} [${step.rule}]`)}}}` : `${id}[${words}]`
}

function drawArrows({ id, step }: DraftNode): readonly string[] {
  return labelled(step).map(({ label, to }) => `${id} -->|${quote(label)}| ${to}`)
}

function labelled(step: DraftStep): readonly { readonly label: string; readonly to: string }[] {
  if (step.kind === 'question')
    return step.options.map(({ label, to, level, country }) => ({
      label: [label, level > 0 ? `(${level})` : '', country === null ? '' : `(${country})`].filter((part) => part !== '').join(' '),
      to,
    }))
  return step.kind === 'rule' ? step.exits.map(({ exit, to }) => ({ label: exit, to })) : []
}

const longestLabel = 90

/** Mermaid ends a text at a quotation mark and reads no Markdown. */
function quote(text: string): string {
  const line = text.replaceAll('**', '').replace(/\s+/g, ' ').trim()
  const short = line.length > longestLabel ? `${line.slice(0, longestLabel - 1)}…` : line
  return `"${short.replaceAll('"', '#quot;')}"`
}
