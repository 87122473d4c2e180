import type { ReactNode } from 'react';
import type { Rehearsal } from '../../src-shared/domain/sync-views.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatWhen } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { rehearsalWords } from './rehearsal-words.ts';
import styles from './sync-page.module.css';

const shownAtMost = 40;

/** What a sync would do, with every booking it would touch. */
export function RehearsalResult({
  rehearsal,
  timeZone,
}: {
  rehearsal: Rehearsal;
  timeZone: string;
}): ReactNode {
  if (rehearsal.problem !== null) {
    return (
      <Notice tone="trouble" title={t('sync:rehearsal.failed')} isAlert>
        <p>
          {rehearsal.problem} {t('sync:rehearsal.nothingSent')}
        </p>
      </Notice>
    );
  }
  const items = rehearsal.items.slice(0, shownAtMost);
  return (
    <div className={styles['rehearsal']} role="status">
      <p className={styles['sum']}>{rehearsalWords(rehearsal)}</p>
      {items.length > 0 && (
        <ul className={styles['list']}>
          {items.map((item, index) => (
            <li key={index} className={styles['line']}>
              <span>{item.title}</span>
              <span className={styles['soft']}>{formatWhen(item.when, timeZone)}</span>
              <span>{t(`sync:rehearsal.${item.action}`)}</span>
            </li>
          ))}
        </ul>
      )}
      {rehearsal.items.length > shownAtMost && (
        <p className={styles['soft']}>
          {t('sync:andMore', { number: rehearsal.items.length - shownAtMost })}
        </p>
      )}
    </div>
  );
}
