import { added } from '../fixture.ts'
import { edit, type Planted } from './planting.ts'

/** What is wrong with contacts and registers. */
export const inContacts: readonly Planted[] = [
  {
    kind: 'short-code-abroad',
    name: 'a short code from anywhere',
    plant: edit('contacts.yaml', 'dial-from: [tw]', 'dial-from: anywhere'),
    at: 'contacts.yaml:43',
  },
  {
    kind: 'shown-differs',
    name: 'two digits changed round',
    plant: edit('contacts.yaml', '+84 981 84 84 84', '+84 918 84 84 84'),
    at: 'contacts.yaml:31',
  },
  {
    kind: 'register-line',
    name: 'a company without a name',
    plant: (files) =>
      added(
        files,
        'registers/companies.csv',
        '# as-of: 2026-11-01\n# source: https://dolab.moha.gov.vn\nlicence,name,status\n01,A,licensed\n02,,licensed\n',
      ),
    at: 'registers/companies.csv:5',
  },
]
