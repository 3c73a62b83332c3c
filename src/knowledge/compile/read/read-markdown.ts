import type { RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { readPlainMarkdown } from './plain-markdown.ts'

/** The blocks of a Markdown text. Most texts are plain and read fast; any other is read by the package. */
export function readMarkdown(text: string): readonly RootContent[] {
  return readPlainMarkdown(text) ?? fromMarkdown(text).children
}
