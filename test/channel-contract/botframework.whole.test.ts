import { vi } from 'vitest'
import { holdsContract } from './channel-contract.ts'
import { botFrameworkRig } from './rigs/botframework.ts'

vi.spyOn(console, 'error').mockImplementation(() => {}) // the library prints what it refuses

holdsContract(botFrameworkRig)
