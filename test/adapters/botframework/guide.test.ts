import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { channelProblems } from '../../../src/adapters/channel-status.ts'
import { readConfig } from '../../../src/config.ts'
import { failures } from '../../../src/errors.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const guides = ['docs/microsoft-channels.md', 'docs/vi/microsoft-channels.md'] as const

test('the package for Teams asks for talks of one person alone, and says what the guide says to put in', () => {
  const { id, bots } = JSON.parse(read('deploy/teams/manifest.json'))
  expect([id, bots[0].botId]).toEqual(['APP-ID', 'APP-ID'])
  expect(bots).toMatchObject([{ scopes: ['personal'], supportsFiles: true, commandLists: [{ scopes: ['personal'] }] }])
})

for (const guide of guides) {
  test(`${guide} names variables that are read, failures and problems that exist, and files that are there`, () => {
    const text = read(guide)
    const variables = new Set(text.match(/BEN_AN_\w+/g))
    expect([...variables].sort()).toEqual(known)
    for (const code of ['forged-request', 'keys-unreachable'] as const)
      expect([text.includes(code), code in failures]).toEqual([true, true])
    const language = guide.includes('/vi/') ? 'vi' : 'en'
    expect(text).toContain(channelProblems['token-refused'][language].what)
    for (const [, link = ''] of text.matchAll(/\]\((?!http)([^)#]+)[^)]*\)/g))
      expect(() => readFileSync(path.join(root, path.dirname(guide), link))).not.toThrow()
  })
}

const known = ['APP_ID', 'EMULATOR', 'SECRET', 'TENANT'].map((end) => `BEN_AN_BOTFRAMEWORK_${end}`)

test('the variables of the guide are those that switch it on', () => {
  const [id, , secret, tenant] = known
  const set = {
    [id ?? '']: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    [secret ?? '']: 'a~secret.of-some_length',
    [tenant ?? '']: '0f8fad5b-d9cb-469f-a165-70867728950e',
  }
  expect(readConfig(set, '/home/somebody').botframework).toMatchObject({ app: { tenant: set[tenant ?? ''] } })
})
