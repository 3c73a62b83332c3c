import '../style/console.css'
import { render } from 'preact'
import { onlyWhatWasMeant } from '../view/second-press.ts'
import { startConsole } from './console.ts'
import { phrases } from './phrases.ts'
import { App } from './view/app.tsx'
import { Here } from './view/here.ts'

const place = document.getElementById('console')
if (place) {
  place.textContent = ''
  onlyWhatWasMeant(document)
  const language = navigator.language.startsWith('en') ? 'en' : 'vi'
  startConsole(language, (console, desk) =>
    render(
      <Here.Provider value={{ console, desk, words: phrases[desk.language] }}>
        <App />
      </Here.Provider>,
      place,
    ),
  )
}
