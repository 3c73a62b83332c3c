import { defineConfig } from 'vite'

/**
 * The pages, built for the Android WebView of 2019 (Chromium 74). A page is one HTML file; its scripts and styles are files of their own.
 * What both pages share is a file of its own too, which each page names at its head, so that a weak line fetches it without a detour.
 */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome74', 'es2019'],
    cssTarget: 'chrome74',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { chat: page('index.html'), console: page('console.html') } },
  },
})

function page(name: string): string {
  return new URL(name, import.meta.url).pathname
}
