import { Button } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { usePracticeTimeZone } from '../store/settings-store.ts';
import { useNow } from '../ui/clock.ts';
import { formatAgo } from '../ui/format.ts';
import { tell, tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import { Facts } from './facts.tsx';
import { SamplePractice } from './sample-practice.tsx';
import styles from './settings.module.css';

type Place = { folder: string; lastCopyAt: number | null };

/** Where the book lies, its copies and how one is put back, and the practice to try things with. */
export function DataSection(): ReactNode {
  const timeZone = usePracticeTimeZone();
  const now = useNow();
  const [place, setPlace] = useState<Place | null>(null);
  const [isCopying, setCopying] = useState(false);

  useEffect(() => {
    readPlace().then(setPlace).catch(tellFailure);
  }, []);

  async function copyNow(): Promise<void> {
    setCopying(true);
    try {
      const { name } = await ask('data.copyNow');
      tell(t('settings:data.copied'), { message: t('settings:data.copiedAbout', { name }) });
      setPlace(await readPlace());
    } finally {
      setCopying(false);
    }
  }

  const lastCopy =
    place === null || place.lastCopyAt === null
      ? t('settings:data.noCopy')
      : formatAgo(place.lastCopyAt, now, timeZone);
  return (
    <Section name="data" title={t('settings:data.title')} about={t('settings:data.about')}>
      <Facts
        facts={[
          [t('settings:data.folder'), place?.folder ?? ''],
          [t('settings:data.lastCopy'), lastCopy],
        ]}
      />
      <div className={styles['inline']}>
        <Button onClick={() => void ask('window.openDataFolder').catch(tellFailure)}>
          {t('settings:data.openFolder')}
        </Button>
        <Button disabled={isCopying} onClick={() => void copyNow().catch(tellFailure)}>
          {t('settings:data.copyNow')}
        </Button>
      </div>
      <p className={styles['soft']}>{t('settings:data.elsewhere')}</p>
      <details className={styles['details']}>
        <summary>
          <ChevronRight size={15} aria-hidden="true" />
          {t('settings:data.putBack')}
        </summary>
        <ol>
          {(['quit', 'setAside', 'put', 'start'] as const).map((step) => (
            <li key={step}>{t(`settings:data.putBackSteps.${step}`)}</li>
          ))}
        </ol>
      </details>
      <SamplePractice />
    </Section>
  );
}

async function readPlace(): Promise<Place> {
  const [about, figures] = await Promise.all([ask('app.about'), ask('health.database')]);
  return { folder: about.dataFolder, lastCopyAt: figures.lastBackupAt };
}
