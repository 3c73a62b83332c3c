import { defineConfig } from 'vite'

/** The pages, built for the Android WebView of 2019 (Chromium 74). A page is one HTML file; its scripts and styles are files of their own. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome74', 'es2019'],
    cssTarget: 'chrome74',
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: { input: { chat: new URL('index.html', import.meta.url).pathname } },
  },
})
