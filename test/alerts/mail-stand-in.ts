import net from 'node:net'

export interface Letter {
  readonly from: string
  readonly to: readonly string[]
  /** As it came, headers and all. */
  readonly data: string
}

/** A mail server as RFC 5321 has it, in the clear and as small as can be. */
export interface MailStandIn {
  readonly port: number
  readonly letters: readonly Letter[]
  /** The next addressees are answered so; `hang-up` ends the line without a word, `never` says nothing. After that everybody is known. */
  plan(...answers: readonly (string | 'hang-up' | 'never')[]): void
  /** How many addressees were named. */
  asked(): number
  close(): Promise<void>
}

export async function openMailStandIn(): Promise<MailStandIn> {
  const letters: Letter[] = []
  const plans: string[] = []
  const sockets = new Set<net.Socket>()
  let asked = 0

  const server = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    const say = (line: string) => socket.write(`${line}\r\n`)
    let from = ''
    let to: string[] = []
    let data: string | null = null
    let rest = ''
    say('220 stand-in')
    socket.on('data', (chunk) => {
      rest += chunk.toString('utf8')
      for (;;) {
        if (data !== null) {
          const end = rest.indexOf('\r\n.\r\n')
          if (end < 0) return
          letters.push({ from, to, data: rest.slice(0, end).replace(/^\.\./gm, '.') })
          rest = rest.slice(end + 5)
          data = null
          say('250 kept')
        }
        const end = rest.indexOf('\r\n')
        if (end < 0) return
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        obey(line)
      }
    })

    function obey(line: string): void {
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === 'EHLO' || verb === 'HELO') say('250 stand-in')
      else if (verb === 'MAIL') {
        from = /<([^>]*)>/.exec(line)?.[1] ?? ''
        to = []
        say('250 ok')
      } else if (verb === 'RCPT') {
        asked += 1
        const planned = plans.shift()
        if (planned === 'hang-up') socket.destroy()
        else if (planned !== 'never') {
          if (planned === undefined) to.push(/<([^>]*)>/.exec(line)?.[1] ?? '')
          say(planned ?? '250 ok')
        }
      } else if (verb === 'DATA') {
        data = ''
        say('354 go on')
      } else if (verb === 'QUIT') {
        say('221 bye')
        socket.end()
      } else say(verb === 'RSET' ? '250 ok' : '502 not here')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    port: (server.address() as net.AddressInfo).port,
    letters,
    plan: (...answers) => void plans.push(...answers),
    asked: () => asked,
    close() {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
