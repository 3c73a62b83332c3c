import './style/chat.css'
import { render } from 'preact'
import { startChat } from './chat/chat.ts'
import { firstLanguage, readPage } from './chat/page-data.ts'
import { onEscTwice, onShownAgain } from './chat/quick-exit.ts'
import { App } from './view/app.tsx'
import { onlyWhatWasMeant } from './view/second-press.ts'

const place = document.getElementById('app')
if (place) {
  const page = readPage(document)
  place.textContent = ''
  const chat = startChat(page, firstLanguage(navigator.languages ?? [navigator.language]), (drawn, talk) =>
    render(<App chat={drawn} talk={talk} />, place),
  )
  onlyWhatWasMeant(document)
  onEscTwice(chat.leave)
  onShownAgain(() => location.reload())
}
