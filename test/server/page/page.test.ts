import { expect, test } from 'vitest'
import { fillPage, plainPage } from '../../../src/server/page/page.ts'

const calls = [
  {
    name: 'Tổng đài <111>',
    number: '111',
    shown: '111',
    note: 'Gọi "ngay" & miễn phí.',
    plain: { name: 'Tổng "đài"', note: 'Từ nhà & xa.' },
  },
]
const numbers = {
  vi: calls,
  en: [{ name: 'Line', number: '+84981848484', shown: '+84 981 84 84 84', note: '', plain: { name: 'Line', note: '' } }],
}
const template = '<main>\n<!--ben-an:numbers:vi-->\n<!--ben-an:numbers:en-->\n<!--ben-an:hello-->\n</main>'

test('numbers stand in the page as links to dial, in words that anybody may read and beside them in full, with everything escaped', () => {
  const page = fillPage(template, numbers, null, false)
  expect(page).toContain(
    '<ul class="numbers"><li data-name="Tổng đài &lt;111&gt;" data-note="Gọi &quot;ngay&quot; &amp; miễn phí."><a href="tel:111"><b>Tổng &quot;đài&quot;</b> <span class="number">111</span></a> <small>Từ nhà &amp; xa.</small></li></ul>',
  )
  expect(page).toContain(
    '<li data-name="Line" data-note=""><a href="tel:+84981848484"><b>Line</b> <span class="number">+84 981 84 84 84</span></a></li>',
  )
  expect(page).not.toContain('ben-an:')
})

test('the first words come as data that nothing in them can leave', () => {
  const text = '</script><script>alert(1)</script> $& $1'
  const page = fillPage(template, numbers, { vi: [{ text, blocks: null, choices: [] }], en: [] }, false)
  const data = /<script type="application\/json" id="hello">(.*?)<\/script>/.exec(page)?.[1] ?? ''
  expect(JSON.parse(data).vi[0].text).toBe(text)
  expect(page.match(/<script/g)).toHaveLength(1)
})

test('where somebody may be reading along the script is told', () => {
  expect(fillPage(template, numbers, { vi: [], en: [] }, true)).toContain('<script type="application/json" id="hello" data-still>')
})

test('the plain page, which may interrupt any talk, says of a number only what anybody may read', () => {
  for (const reason of ['closed', 'lost'] as const) {
    const page = plainPage(numbers, reason)
    expect(page).toContain('<b>Tổng &quot;đài&quot;</b> <span class="number">111</span></a> <small>Từ nhà &amp; xa.</small></li>')
    for (const word of ['&lt;111&gt;', 'miễn phí']) expect(page).not.toContain(word)
  }
})

test('the plain page has the numbers in both languages, and the way back and out', () => {
  const page = plainPage(numbers, 'lost')
  expect(page).toMatch(/lang="vi"[\s\S]*Không có trang này[\s\S]*tel:111[\s\S]*lang="en"[\s\S]*tel:\+84981848484/)
  expect(page).toContain('<a href="/">')
  expect(page).toContain('href="/chat/exit" rel="noreferrer nofollow">Thoát nhanh')
})

test('without any number it still says what is so', () => {
  const page = plainPage({ vi: [], en: [] }, 'closed')
  expect(page).toContain('Xin thử lại sau ít phút.')
  expect(page).not.toContain('Gọi điện vẫn được')
})
