import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { Service } from '../../src-shared/domain/service.ts';
import type { ItemChanged } from '../history/item-changed.ts';
import type { UndoPort } from '../undo/undo-port.ts';
import { deleteService, findService, isServiceUsed } from './service-repo.ts';
import { writeService } from './service-writer.ts';
import { t } from '../../src-shared/words/words.ts';

/** The way back for all that a person does with services; the bookings changed with one are parts of their own. */
export function serviceUndo(itemChanged: ItemChanged): UndoPort {
  return {
    kind: 'service',
    read: findService,
    async write(tx, id, after, at) {
      const next = Service.nullable().parse(after);
      const before = await findService(tx, id);
      if (next !== null) {
        await writeService(tx, itemChanged, before, next, at);
        return;
      }
      if (before === null) return;
      if (await isServiceUsed(tx, id)) {
        throw new ExpectedError('not-allowed', t('refusals:services.used', { name: before.name }));
      }
      await deleteService(tx, id);
    },
  };
}
