import { realKnowledge } from './test/bot/fixture-knowledge.ts'
import { meet } from './src/knowledge/met-phrases.ts'
import { readFileSync } from 'node:fs'
const k = await realKnowledge()
for (const l of readFileSync(process.argv[2]!, 'utf8').split('\n').filter(Boolean)) console.log(l, meet(l.split(' / ').at(-1)!, k, []).readings.map((r) => [r.signal.id, r.hit.phrase, r.against?.why]))
