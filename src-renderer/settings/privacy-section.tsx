import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import type { EventContent } from '../../src-shared/domain/event-content.ts';
import { projectBooking } from '../../src-shared/domain/projection.ts';
import { Privacy } from '../../src-shared/domain/settings.ts';
import { t } from '../../src-shared/words/words.ts';
import { changeSettings, useSettings } from '../store/settings-store.ts';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import styles from './settings.module.css';

const client = 'Anna Berg';

const sample = () =>
  ({
    when: { allDay: true, startDay: '2026-03-03', endDay: '2026-03-04' },
    title: null,
    location: t('settings:privacy.sampleLocation'),
    calendarNote: t('settings:privacy.sampleNote'),
  }) as const;

/** How much of a booking Google gets to see, with an example of it. */
export function PrivacySection(): ReactNode {
  const privacy = useSettings((state) => state.settings.privacy);
  const { location, calendarNote, ...rest } = sample();
  const service = t('settings:privacy.sampleService');
  const seen = projectBooking({ ...rest, location, calendarNote }, client, service, privacy);

  function set(value: string): void {
    const choice = Privacy.safeParse(value);
    if (choice.success) changeSettings({ privacy: choice.data }).catch(tellFailure);
  }

  return (
    <Section name="privacy" title={t('settings:privacy.title')} about={t('settings:privacy.about')}>
      <div className={styles['privacy']}>
        <Radio.Group label={t('settings:privacy.seen')} value={privacy} onChange={set}>
          <div className={styles['radios']}>
            {Privacy.options.map((choice) => (
              <Radio
                key={choice}
                value={choice}
                label={t(`settings:privacy.${choice}`)}
                description={t(`settings:privacy.${choice}About`)}
              />
            ))}
          </div>
        </Radio.Group>
        <div className={styles['samples']} role="status" aria-label={t('settings:privacy.example')}>
          <Sample title={t('settings:privacy.here')}>
            <strong>
              {service}: {client}
            </strong>
            <span>09:00–09:50</span>
            <span>{location}</span>
            <span>{calendarNote}</span>
            <span className={styles['private']}>{t('settings:privacy.samplePrivateNote')}</span>
          </Sample>
          <Sample title={t('settings:privacy.there')}>
            <SeenThere content={seen} />
          </Sample>
        </div>
      </div>
    </Section>
  );
}

function Sample({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <div className={styles['sample']}>
      <span className={styles['soft']}>{title}</span>
      <div className={styles['event']}>{children}</div>
    </div>
  );
}

function SeenThere({ content }: { content: EventContent }): ReactNode {
  return (
    <>
      <strong>{content.summary}</strong>
      <span>09:00–09:50</span>
      {content.location !== '' && <span>{content.location}</span>}
      {content.description !== '' && <span>{content.description}</span>}
    </>
  );
}
