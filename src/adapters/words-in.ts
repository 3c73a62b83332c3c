/** What somebody wrote, as `InboundMessage` promises it: NFC and trimmed. Null where nothing is left. Pure. */
export function wordsIn(text: string | undefined): string | null {
  return text?.normalize('NFC').trim() || null
}
