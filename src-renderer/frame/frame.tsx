import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { CalendarPage } from '../calendar/calendar-page.tsx';
import { followAccounts } from '../store/accounts-store.ts';
import { useIsDrawn, useTellDrawn } from '../ui/is-drawn.ts';
import { tellFailure } from '../ui/notify.tsx';
import styles from './frame.module.css';
import { PageGuard } from './page-guard.tsx';
import {
  AvailabilityPage,
  ClientsPage,
  fetchPages,
  MoneyPage,
  ServicesPage,
  SettingsPage,
  StartPage,
  SyncPage,
  TodayPage,
} from './pages.ts';
import { Rail } from './rail.tsx';
import { useRoute, type PageName } from './route.ts';
import { SyncAnnouncer } from './sync-announcer.tsx';
import { TopBar } from './top-bar.tsx';
import { UndoKeys } from '../undo/undo-keys.ts';
import { WindowListener } from './window-listener.tsx';

const Dialogs = lazy(async () => ({ default: (await import('./dialogs.tsx')).Dialogs }));

function pageFor(page: PageName, detail: string | null): ReactNode {
  if (page === 'today') return <TodayPage />;
  if (page === 'clients') return <ClientsPage openId={detail} />;
  if (page === 'services') return <ServicesPage />;
  if (page === 'money') return <MoneyPage />;
  if (page === 'availability') return <AvailabilityPage />;
  if (page === 'sync') return <SyncPage />;
  if (page === 'settings') return <SettingsPage />;
  if (page === 'start') return <StartPage />;
  return <CalendarPage />;
}

/** The window: ways to the pages on the left, what is always at hand on top, the page in the middle. */
export function Frame(): ReactNode {
  const { page, detail } = useRoute();
  const isDrawn = useIsDrawn();
  useTellDrawn();
  useEffect(() => {
    if (!isDrawn) return undefined;
    const following = followAccounts();
    following.catch(tellFailure);
    const stopFetching = fetchPages();
    return () => {
      stopFetching();
      following.then(
        (stop) => stop(),
        () => undefined, // told already
      );
    };
  }, [isDrawn]);
  return (
    <div className={styles['frame']} data-bare={page === 'start'}>
      {page !== 'start' && (
        <>
          <div className={styles['name']} aria-hidden="true">
            <span className={styles['book']} />
            <span className={styles['words']}>{t('frame:name')}</span>
          </div>
          <TopBar />
          <Rail current={page} />
        </>
      )}
      <main className={styles['page']}>
        <PageGuard key={page}>
          <Suspense fallback={null}>{pageFor(page, detail)}</Suspense>
        </PageGuard>
      </main>
      <Suspense fallback={null}>{isDrawn && <Dialogs />}</Suspense>
      <SyncAnnouncer />
      <UndoKeys />
      <WindowListener />
    </div>
  );
}
