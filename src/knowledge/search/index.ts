/** What ranking needs, built once from the topics. */
export type SearchIndex = { readonly built: true }
