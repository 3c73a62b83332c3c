/** The part of @nlpjs/basic that is used here; the package brings no types. */
declare module '@nlpjs/basic' {
  interface Container {
    use(plugin: unknown): void
  }
  export function containerBootstrap(): Promise<Container>
  export const LangEn: unknown
  export class Nlp {
    constructor(settings: {
      readonly container: Container
      readonly languages: readonly string[]
      readonly autoSave: boolean
      readonly nlu: { readonly log: boolean; readonly useNoneFeature: boolean }
    })
    addDocument(language: string, utterance: string, intent: string): void
    train(): Promise<void>
    process(language: string, utterance: string): Promise<{ readonly classifications: readonly { readonly intent: string }[] }>
  }
}
