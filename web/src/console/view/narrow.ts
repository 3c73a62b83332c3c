import { useEffect, useState } from 'preact/hooks'

/** Whether there is room for one part alone, as in the style sheets. */
export function useNarrow(): boolean {
  const [room] = useState(() => matchMedia('(max-width: 899px)'))
  const [narrow, set] = useState(room.matches)
  useEffect(() => {
    const look = () => set(room.matches)
    room.addEventListener('change', look)
    return () => room.removeEventListener('change', look)
  }, [room])
  return narrow
}
