import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { verbs } from '../../src/cli/ben-an.ts'
import { downPageName } from '../../src/cli/build/down-page.ts'
import { readConfig } from '../../src/config.ts'

const root = path.resolve(import.meta.dirname, '../..')
const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8')

const pages = {
  en: ['docs/operators.md', 'docs/microsoft-channels.md', 'docs/zalo-oa.md', 'docs/zalo-bot.md'],
  vi: ['docs/vi/operators.md', 'docs/vi/microsoft-channels.md', 'docs/vi/zalo-oa.md', 'docs/vi/zalo-bot.md'],
} as const
const guides = { en: textOf(pages.en[0]), vi: textOf(pages.vi[0]) } as const

/** Every setting that the program asks for. */
const known = new Set<string>()
readConfig(
  new Proxy(
    {},
    {
      get: (_, name) => {
        if (typeof name === 'string' && name.startsWith('BEN_AN_')) known.add(name)
        return undefined
      },
    },
  ),
)

/** Where stand-ins of the services lie, for tests and for working on a channel. */
const forStandIns = /_API$|_OAUTH$|_STAND_IN$|_EMULATOR$/

/** What a reader types, without what follows: `channel telegram set`, `key paper`, `backup`. */
function commandsIn(text: string): ReadonlySet<string> {
  const found = [...text.matchAll(/(?<![\w/.-])ben-an ((?:[a-z]+)(?: (?:paper|from-paper|invite|(?:telegram|zalo-oa|zalo-bot) [a-z]+))?)/g)]
  return new Set(found.map(([, command = '']) => command).filter((command) => Object.hasOwn(verbs, command.split(' ')[0] ?? '')))
}

describe('the operator’s guide', () => {
  test('names in both languages the same commands', () => {
    expect(commandsIn(guides.en).size).toBeGreaterThan(8)
    expect([...commandsIn(guides.vi)].sort()).toEqual([...commandsIn(guides.en)].sort())
  })

  test('calls no verb that is not there', () => {
    for (const text of Object.values(guides)) {
      const blocks = text.split('\n').filter((line) => line.startsWith('    ') && /(?:^|&& )ben-an /.test(line.trim()))
      const called = blocks.map((line) => /(?:^|&& )ben-an ([a-z-]+)/.exec(line.trim())?.[1] ?? '?')
      expect(called.length).toBeGreaterThan(6)
      expect(called.filter((verb) => !Object.hasOwn(verbs, verb))).toEqual([])
    }
  })

  test('has every setting that the program reads, and none that it does not', () => {
    const all = pages.en.map(textOf).join('\n')
    const told = new Set(all.match(/BEN_AN_[A-Z_]+[A-Z]/g))
    expect([...known].filter((name) => !told.has(name) && !forStandIns.test(name))).toEqual([])
    const site = ['BEN_AN_SITE'] // of compose.yaml and the Caddyfile
    expect([...told].filter((name) => !known.has(name) && !site.includes(name))).toEqual([])
  })

  test('leads to headings and files that are there', () => {
    for (const page of [...pages.en, ...pages.vi]) {
      const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)]
      expect(links.length).toBeGreaterThan(0)
      for (const [whole, file = '', anchor] of links) {
        const target = file === '' ? page : path.join(path.dirname(page), file)
        expect([whole, existsSync(path.join(root, target))]).toEqual([whole, true])
        if (anchor !== undefined) expect([whole, headingsOf(textOf(target)).includes(anchor)]).toEqual([whole, true])
      }
    }
  })
})

interface Service {
  readonly build?: { readonly target: string }
  readonly environment: Readonly<Record<string, string>>
  readonly networks: Readonly<Record<string, { readonly ipv4_address: string }>>
}

describe('what is put onto a machine', () => {
  const compose = parse(textOf('compose.yaml')) as {
    services: Record<string, Service>
  }

  test('Compose sets what the program reads, and trusts the address that its proxy has', () => {
    const { 'ben-an': own, caddy } = compose.services
    expect(Object.keys(own?.environment ?? {}).filter((name) => name.startsWith('BEN_AN_') && !known.has(name))).toEqual([])
    expect(own?.environment.BEN_AN_TRUSTED_PROXIES).toBe(caddy?.networks.inside?.ipv4_address)
    expect(caddy?.environment.BEN_AN_BEHIND).toBe(`${own?.networks.inside?.ipv4_address}:${own?.environment.BEN_AN_PORT}`)
  })

  test('where nobody answers, Caddy shows the page that the build makes: from where it was installed, and from its own image', () => {
    const caddyfile = textOf('deploy/Caddyfile')
    const folder = /^\s*root \* (.+)$/m.exec(caddyfile)?.[1]
    const shown = `${folder}${/^\s*rewrite \* (.+)$/m.exec(caddyfile)?.[1]}`
    expect(path.relative(root, path.join(readConfig({}).webFolder, downPageName))).toBe(path.relative('/opt/ben-an', shown))
    expect(/^WorkingDirectory=(.+)$/m.exec(textOf('deploy/ben-an.service'))?.[1]).toBe('/opt/ben-an')
    expect(/^COPY --from=build (\S+) (\S+)$/m.exec(textOf('Dockerfile'))?.slice(1)).toEqual([shown.replace('/opt/ben-an', '/app'), shown])
    expect(compose.services.caddy?.build?.target).toBe('proxy')
  })

  test('the example of settings names only what the program reads', () => {
    const names = textOf('deploy/ben-an.env.example')
      .match(/^#?([A-Z_]+)=/gm)
      ?.map((line) => line.replace(/[#=]/g, ''))
    expect(names?.filter((name) => name !== 'NODE_ENV' && !known.has(name))).toEqual([])
  })

  test('under systemd nothing starts, and nothing is copied, where the disk of the data or of the backups is not mounted', () => {
    const mounts = (unit: string) => /^RequiresMountsFor=(.+)$/m.exec(textOf(unit))?.[1]?.split(' ')
    const folders = [...textOf('deploy/ben-an.env.example').matchAll(/^#?BEN_AN_(?:DATA|BACKUP_FOLDER)=(.+)$/gm)].map(
      ([, folder]) => folder,
    )
    expect(folders).toHaveLength(2)
    expect(mounts('deploy/ben-an.service')).toEqual(folders.slice(0, 1))
    expect(mounts('deploy/ben-an-backup.service')).toEqual(folders)
  })

  test('under systemd what was compiled is kept where the server can write', () => {
    const unit = textOf('deploy/ben-an.service')
    const folder = /^CacheDirectory=(.+)$/m.exec(unit)?.[1]
    expect(unit).toContain(`Environment=NODE_COMPILE_CACHE=/var/cache/${folder}\n`)
  })
})

/** As forges make anchors of headings. */
function headingsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#{1,4} (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )
}
