import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Icon, type IconName } from '../../view/icon.tsx'

/** Things to do that are not needed all the time, behind one button. What is pressed there goes with the menu; the focus comes back to the button. */
export function Menu({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const shut = (event: Event) => {
      const summary = menu.current?.querySelector('summary')
      if (!menu.current?.open || (event.target instanceof Node && summary?.contains(event.target))) return
      if (menu.current.contains(document.activeElement)) summary?.focus()
      menu.current.open = false
    }
    document.addEventListener('click', shut)
    return () => document.removeEventListener('click', shut)
  }, [])
  return (
    <details
      ref={menu}
      class="menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return
        menu.current.open = false
        menu.current.querySelector('summary')?.focus()
      }}
      onFocusOut={(event) => {
        if (event.relatedTarget instanceof Node && menu.current && !menu.current.contains(event.relatedTarget)) menu.current.open = false
      }}
    >
      <summary class="btn btn-bare">
        <Icon name="more" />
        {label}
      </summary>
      <div class="menu-panel">{children}</div>
    </details>
  )
}

interface MenuItemProps {
  readonly icon?: IconName
  readonly lang?: string
  /** Only where there is no room for it beside the menu. */
  readonly narrow?: boolean
  readonly onPress: () => void
  readonly children: ComponentChildren
}

export function MenuItem({ icon, lang, narrow, onPress, children }: MenuItemProps) {
  return (
    <button type="button" class={`menu-item${narrow ? ' only-narrow' : ''}`} onClick={onPress} {...(lang !== undefined && { lang })}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}
