import type { Language } from '../knowledge/knowledge.ts'

/** What the language of a phone tells, given as `vi-VN`: people abroad often have it in a third one, so only Vietnamese and English do. */
export function languageHint(locale: string | null | undefined): { readonly languageHint?: Language } {
  const language = locale?.slice(0, 2).toLowerCase()
  return language === 'vi' || language === 'en' ? { languageHint: language } : {}
}
