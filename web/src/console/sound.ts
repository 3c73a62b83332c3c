/** The bell of levels 3 and 4: two notes, made here, so that no file has to arrive first. */
export interface Bell {
  ring(): void
  /** False until somebody has pressed something: browsers let no page make a sound before. */
  ready(): boolean
}

const notesHz = [880, 660]
const noteSeconds = 0.22
const times = 3

/** Must be made once. `changed` is called when the browser lets it sound. */
export function createBell(changed: () => void): Bell {
  let context: AudioContext | null = null

  function wake(): void {
    context ??= new AudioContext()
    if (context.state === 'running') stopWaiting()
    else void context.resume().then(changed, () => undefined)
  }

  function stopWaiting(): void {
    removeEventListener('click', wake)
    removeEventListener('keydown', wake)
    changed()
  }

  // not on the way down: the strip that asks for it goes, and what stands below would move away from under the finger
  addEventListener('click', wake)
  addEventListener('keydown', wake)
  return {
    ready: () => context?.state === 'running',
    ring() {
      if (context?.state !== 'running') return
      const { currentTime } = context
      for (let at = 0; at < times * notesHz.length; at += 1)
        play(context, notesHz[at % notesHz.length] ?? 0, currentTime + at * noteSeconds)
    },
  }
}

function play(context: AudioContext, hz: number, atSeconds: number): void {
  const tone = context.createOscillator()
  const loudness = context.createGain()
  tone.frequency.value = hz
  loudness.gain.setValueAtTime(0.0001, atSeconds)
  loudness.gain.exponentialRampToValueAtTime(0.4, atSeconds + 0.02)
  loudness.gain.exponentialRampToValueAtTime(0.0001, atSeconds + noteSeconds)
  tone.connect(loudness).connect(context.destination)
  tone.start(atSeconds)
  tone.stop(atSeconds + noteSeconds)
}
