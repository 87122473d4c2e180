import type { Insertable, Selectable } from 'kysely';
import type { BookingStatus } from '../../src-shared/domain/booking.ts';
import type { ClientId, PackageId, ServiceId } from '../../src-shared/domain/ids.ts';
import type { Package, PackageUse } from '../../src-shared/domain/packages.ts';
import { sessionsLeft, sessionsOf, type PackageView } from '../../src-shared/domain/packages.ts';
import type { MoneyMethod } from '../../src-shared/domain/payment.ts';
import { idList } from '../database/id-list.ts';
import type { Db, PackageRow, Tx } from '../database/schema.ts';

function packageOf(row: Selectable<PackageRow>): Package {
  return {
    id: row.id as PackageId,
    clientId: row.client_id as ClientId,
    name: row.name,
    serviceId: row.service_id as ServiceId | null,
    sessionsTotal: row.sessions_total,
    priceMinor: row.price_minor,
    currency: row.currency,
    boughtAt: row.bought_at,
    paidMethod: row.paid_method as MoneyMethod,
    lastDay: row.last_day,
    receiptNumber: row.receipt_number,
    withdrawnAt: row.withdrawn_at,
    revision: row.revision,
  };
}

function rowOf(owned: Package, at: number): Omit<Insertable<PackageRow>, 'created_at'> {
  return {
    id: owned.id,
    client_id: owned.clientId,
    name: owned.name,
    service_id: owned.serviceId,
    sessions_total: owned.sessionsTotal,
    price_minor: owned.priceMinor,
    currency: owned.currency,
    bought_at: owned.boughtAt,
    paid_method: owned.paidMethod,
    last_day: owned.lastDay,
    receipt_number: owned.receiptNumber,
    withdrawn_at: owned.withdrawnAt,
    revision: owned.revision,
    changed_at: at,
  };
}

/** The package with this id, also one that was withdrawn, or null. */
export async function findPackage(db: Db, id: string): Promise<Package | null> {
  const row = await db.selectFrom('package').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : packageOf(row);
}

/** Stores a package, new or changed, as it is. */
export async function putPackage(tx: Tx, owned: Package, at: number): Promise<void> {
  const row = rowOf(owned, at);
  await tx
    .insertInto('package')
    .values({ ...row, created_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** What the bookings that carry a package hold of it, but for one of them. */
export async function readUse(
  db: Db,
  packageId: string,
  exceptBookingId: string | null = null,
): Promise<PackageUse> {
  const uses = await readUses(db, [packageId], exceptBookingId);
  return uses.get(packageId) ?? sessionsOf([]);
}

async function readUses(
  db: Db,
  packageIds: readonly string[],
  exceptBookingId: string | null,
): Promise<Map<string, PackageUse>> {
  const rows = await db
    .selectFrom('booking')
    .select(['package_id', 'status'])
    .where('package_id', 'in', idList(packageIds))
    .where('deleted_at', 'is', null)
    .where('id', '!=', exceptBookingId ?? '')
    .execute();
  const bookings = rows.map((row) => ({
    packageId: row.package_id as PackageId,
    status: row.status as BookingStatus,
  }));
  return new Map(
    packageIds.map((id) => [id, sessionsOf(bookings.filter(({ packageId }) => packageId === id))]),
  );
}

/** Every package of a client, those that were withdrawn too. */
export async function packagesOwnedBy(db: Db, clientId: string): Promise<Package[]> {
  const rows = await db
    .selectFrom('package')
    .selectAll()
    .where('client_id', '=', clientId)
    .orderBy('id')
    .execute();
  return rows.map(packageOf);
}

/** Every package of a client that was not withdrawn, the latest first, with what is left of each. */
export async function packagesOfClient(db: Db, clientId: string): Promise<PackageView[]> {
  const rows = await viewQuery(db)
    .where('package.client_id', '=', clientId)
    .where('package.withdrawn_at', 'is', null)
    .orderBy('package.bought_at', 'desc')
    .orderBy('package.id', 'desc')
    .execute();
  return await viewsOf(db, rows);
}

/** The package as the window shows it, or null. */
export async function findPackageView(db: Db, id: string): Promise<PackageView | null> {
  const rows = await viewQuery(db).where('package.id', '=', id).execute();
  return (await viewsOf(db, rows))[0] ?? null;
}

function viewQuery(db: Db) {
  return db
    .selectFrom('package')
    .leftJoin('service', 'service.id', 'package.service_id')
    .selectAll('package')
    .select('service.name as service_name');
}

async function viewsOf(
  db: Db,
  rows: (Selectable<PackageRow> & { service_name: string | null })[],
): Promise<PackageView[]> {
  const uses = await readUses(
    db,
    rows.map((row) => row.id),
    null,
  );
  return rows.map((row) => {
    const owned = packageOf(row);
    const use = uses.get(row.id) ?? sessionsOf([]);
    return { ...owned, ...use, left: sessionsLeft(owned, use), serviceName: row.service_name };
  });
}
