/** A message cut where somebody who types fast ends a thought; a clause may be blank. */
export function clausesIn(text: string): readonly string[] {
  return text.split(/[,.;!\n]+/)
}
