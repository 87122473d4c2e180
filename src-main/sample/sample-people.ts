import { ClientDraft } from '../../src-shared/domain/client.ts';
import type { Random } from '../platform/ports.ts';
import { t } from '../../src-shared/words/words.ts';
import { pick } from './chance.ts';

const firstNames = (
  'Anna Ben Clara Daniel Elif Fatima Georg Hannah Ingrid Jonas Kwame Lena Mateusz Nora Oskar Priya Rafael Sofia ' +
  'Tomás Ursula Vera Walid Yuki Zoë Jürgen Käthe Björn Amélie Chloé Dušan Emre Florence Giulia Hiroshi Ilse João'
).split(' ');
const lastNames = (
  'Müller Berg Oliveira Raman Brandt El-Sayed Lindqvist Cohen Whitaker Rossi Yıldız Hoffmann Mensah Solheim ' +
  'Zieliński Vogel Moreno Tanaka Jansen Weiß Großmann Lefèvre Novák O’Brien García Schröder Becker Fischer Kaya ' +
  'Petrov Nguyen Haddad Costa Keller Baumann Özdemir Sørensen Dubois Marchetti Kowalska Schäfer Lang Roth Winkler'
).split(' ');
const notes = ['mornings', 'knee', 'call', 'allergic', 'referred', 'pays'] as const;

/** People who never were: a few share their name, some have no mail, some no telephone, few have notes. */
export function someClients(count: number, random: Random): ClientDraft[] {
  return Array.from({ length: count }, (_, index) => {
    const first = pick(firstNames, random);
    const last = pick(lastNames, random);
    const number = String(index).padStart(6, '0');
    return ClientDraft.parse({
      name: `${first} ${last}`,
      email: random() < 0.7 ? `${plain(first)}.${plain(last)}.${number}@example.com` : '',
      phone: random() < 0.85 ? `030 55${number.slice(0, 3)} ${number.slice(3)}` : '',
      notes: random() < 0.15 ? t(`start:sample.clientNote.${pick(notes, random)}`) : '',
    });
  });
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase();
}
