import { ExpectedError } from '../../src-shared/domain/errors.ts';
import { withGiven } from '../../src-shared/domain/field-changes.ts';
import type { PackageId } from '../../src-shared/domain/ids.ts';
import type { Package, PackageDraft, PackageView } from '../../src-shared/domain/packages.ts';
import type { Input } from '../../src-shared/ipc/contract.ts';
import { findClient } from '../clients/client-repo.ts';
import type { Db, Tx } from '../database/schema.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Clock, Ids } from '../platform/ports.ts';
import { findService } from '../services/service-repo.ts';
import { recordUndo } from '../undo/undo-repo.ts';
import {
  findPackage,
  findPackageView,
  packagesOfClient,
  putPackage,
  readUse,
} from './package-repo.ts';
import { t } from '../../src-shared/words/words.ts';

export type PackageDeps = {
  db: Db;
  clock: Clock;
  ids: Ids;
  /** Told after the commit that packages changed. */
  changed(): void;
};

export type PackageService = ReturnType<typeof createPackageService>;

const pricedFields = ['priceMinor', 'currency', 'boughtAt', 'paidMethod', 'name'] as const;

/** Sessions that clients bought ahead: each write is one transaction, announced after it has committed. */
export function createPackageService({ db, clock, ids, changed }: PackageDeps) {
  async function write(
    step: 'sold' | 'changed' | 'takenBack',
    plan: (tx: Tx) => Promise<{ before: Package | null; after: Package }>,
  ): Promise<PackageView> {
    const written = await db.transaction().execute(async (tx) => {
      const { before, after } = await plan(tx);
      const at = clock.now();
      if (before !== null && JSON.stringify(before) === JSON.stringify(after)) return before;
      const next = { ...after, revision: (before?.revision ?? 0) + 1 };
      await putPackage(tx, next, at);
      await recordUndo(tx, {
        at,
        label: t(`steps:package.${step}`, { name: next.name }),
        parts: [{ kind: 'package', id: next.id, before, after: next }],
      });
      return next;
    });
    changed(); // after commit: no listener may see what could roll back
    return (await findPackageView(db, written.id)) ?? refuseUnknown();
  }

  return {
    ofClient({ clientId }: Input<'packages.ofClient'>): Promise<PackageView[]> {
      return packagesOfClient(db, clientId);
    },

    create(draft: PackageDraft): Promise<PackageView> {
      return write('sold', async (tx) => {
        if ((await findClient(tx, draft.clientId)) === null)
          refuse(t('refusals:unknown.buyer'), 'clientId');
        const after: Package = {
          ...draft,
          id: ids.next() as PackageId,
          receiptNumber: null,
          withdrawnAt: null,
          revision: 0,
        };
        await refuseUnknownService(tx, null, after);
        return { before: null, after };
      });
    },

    /** Changes some fields of the package as the person saw it; never to fewer sessions than are used and booked. */
    change({ id, revision, changes }: Input<'packages.change'>): Promise<PackageView> {
      return write('changed', async (tx) => {
        const before = await packageOrRefuse(tx, id);
        if (before.revision !== revision) {
          throw new ExpectedError('changed-meanwhile', t('refusals:meanwhile.package'));
        }
        const after = withGiven<Package>(before, changes);
        refuseAgainstReceipt(before, after);
        await refuseUnknownService(tx, before, after);
        await refuseTooFew(tx, after);
        return { before, after };
      });
    },

    /** Takes a package out of sight, as if it had never been sold; refused while bookings use it. */
    withdraw({ id }: Input<'packages.withdraw'>): Promise<PackageView> {
      return write('takenBack', async (tx) => {
        const before = await packageOrRefuse(tx, id);
        if (before.receiptNumber !== null)
          refuse(t('refusals:package.receipted', { receipt: before.receiptNumber }));
        const { used, booked } = await readUse(tx, id);
        if (used + booked > 0) refuse(t('refusals:package.inUse'));
        return { before, after: { ...before, withdrawnAt: clock.now() } };
      });
    },
  };
}

/** What the window may ask about packages. */
export function packageHandlers(
  service: PackageService,
): Pick<Handlers, Extract<keyof Handlers, `packages.${string}`>> {
  return {
    'packages.ofClient': (input) => service.ofClient(input),
    'packages.create': (draft) => service.create(draft),
    'packages.change': (input) => service.change(input),
    'packages.withdraw': (input) => service.withdraw(input),
  };
}

async function packageOrRefuse(tx: Tx, id: PackageId): Promise<Package> {
  const owned = await findPackage(tx, id);
  return owned === null || owned.withdrawnAt !== null ? refuseUnknown() : owned;
}

function refuseUnknown(): never {
  throw new ExpectedError('not-found', t('refusals:gone.package'));
}

function refuse(reason: string, field?: string): never {
  throw new ExpectedError(
    'not-allowed',
    t('refusals:nothingChanged', { reason }),
    field === undefined ? {} : { field },
  );
}

function refuseAgainstReceipt(before: Package, after: Package): void {
  if (before.receiptNumber === null) return;
  if (pricedFields.every((field) => before[field] === after[field])) return;
  refuse(t('refusals:package.receiptDiffers', { receipt: before.receiptNumber }));
}

async function refuseTooFew(tx: Tx, after: Package): Promise<void> {
  const { used, booked } = await readUse(tx, after.id);
  if (after.sessionsTotal >= used + booked) return;
  refuse(
    t('refusals:package.tooFew', { taken: used + booked, wanted: after.sessionsTotal }),
    'sessionsTotal',
  );
}

async function refuseUnknownService(tx: Tx, before: Package | null, after: Package): Promise<void> {
  if (after.serviceId === null || after.serviceId === before?.serviceId) return;
  if ((await findService(tx, after.serviceId)) !== null) return;
  refuse(t('refusals:unknown.boughtService'), 'serviceId');
}
