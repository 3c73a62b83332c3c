import { describe, expect, test } from 'vitest'
import { screen } from '../../src/knowledge/danger/screen.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'

const real = await realKnowledge()
/** Phrases alone: what is told like danger changes with each learning. */
const knowledge = { ...real, told: null }

/** English as Vietnamese workers write it: without articles, tenses and helping words, "no" for "not", the thing first and who does it after. */
const cries = [
  ['no for not', 'supervisor no let me leave the farm'],
  ['the object left out', 'I want go home but they not let'],
  ['can and not the other way round', 'we not can escape, help'],
  ['no subject', 'can not go anywhere, only room and machine'],
  ['a threat tied to leaving', 'who run away they beat in front of all'],
  ['a door', 'boss close the door and lock, we inside with child'],
  ['a participle left bare', 'I am keep in one room near the sea'],
  ['papers, and what is said of them', 'agent have my passport, say if I run police catch me'],
  ['the tool first', 'captain use pipe hit my back'],
  ['a bare verb', 'foreman punch my face again'],
  ['a gun', 'guard show gun and say nobody go'],
  ['a wish to die without "to"', 'I just want die'],
  ['a wish not to live', 'no want live, no money no family'],
  ['better dead', 'for my mother better I dead'],
  ['it was done', 'I already drink all the sleeping pill'],
  ['somebody missing', 'my niece go Laos, since April no message'],
  ['a relative held', 'my cousin is catch by gang in Poipet'],
  ['ransom', 'must send money fast or they kill him'],
  ['made to cheat', 'they make me cheat old people by phone'],
  ['made to sell her body', 'if I no go with customer they not give food'],
  ['touched', 'he put hand under my shirt when I cook'],
  ['made to lose a child', 'boss say I must take out the baby'],
  ['drugs', 'they make us grow weed in the house'],
  ['a machine', 'machine cut my finger, blood no stop'],
  ['a child alone', 'I 13 year old, alone in bus station'],
  ['got out', 'I run from the house tonight, hide in temple, they looking for me'],
  ['sold on', 'he give me to other boss and take money'],
  ['carried', 'they put us inside container, no air'],
  ['a joke beside it silences nothing', 'this homework kill me, and my boss beat me every day with stick'],
  ['rain beside it silences nothing', 'rain so we can not go out. Other days they not let us go out too'],
  ['medicine beside it silences nothing', 'pill for cold not help, I swallow all the sleeping pill now'],
] as const

const calm = [
  ['an exam', 'the exam kill me'],
  ['weather', 'can not go out because snow'],
  ['free to go', 'here we can go out anytime'],
  ['let go of', 'do not let go of the rope when you climb'],
  ['a wash', 'electric shock from old washing machine'],
  ['hunger', 'so hungry want die for noodle'],
  ['a cold', 'can I drink pill for cold with milk'],
  ['another company', 'how to jump to other company'],
  ['somebody at work', 'my husband not call because busy'],
  ['laughing', 'my friend beat me in chess haha'],
  ['some day', 'if one day boss hit me, whom I call'],
  ['safe since', 'old boss hit me, now I in Vietnam safe'],
] as const

describe('a cry in little English is danger:', () => {
  for (const [kind, text] of cries) test(`${kind}: ${text}`, () => expect(screen(text, knowledge).level).toBeGreaterThanOrEqual(3))
})

describe('what only sounds so is none:', () => {
  for (const [kind, text] of calm) test(`${kind}: ${text}`, () => expect(screen(text, knowledge).level).toBeLessThan(3))
})
