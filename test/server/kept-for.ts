import path from 'node:path'

const folder = path.resolve(import.meta.dirname, '../../dist/tests')

/**
 * Where servers of tests keep what they compiled of content that many of them start with: compiling is nine tenths of such a start. Whatever
 * else lies there is not taken for it, and content that a test has changed is compiled.
 */
export function keptFor(content: 'small' | 'fresh' | 'always-open'): string {
  return path.join(folder, `${content}.bin`)
}
