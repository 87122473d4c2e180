import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import type { EventContent } from '../../src-shared/domain/event-content.ts';
import { projectBooking } from '../../src-shared/domain/projection.ts';
import type { Privacy } from '../../src-shared/domain/settings.ts';
import { changeSettings, useSettings } from '../store/settings-store.ts';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import styles from './settings.module.css';

const choices: { value: Privacy; label: string; description: string }[] = [
  {
    value: 'full',
    label: 'Everything',
    description: 'Service, client, location and the note for the calendar',
  },
  { value: 'initials', label: 'Initials', description: 'Service and the client’s initials' },
  { value: 'busy', label: 'Only “Busy”', description: 'That the time is taken, and nothing else' },
];

const sample = {
  when: { allDay: true, startDay: '2026-03-03', endDay: '2026-03-04' },
  title: null,
  location: 'Room 2',
  calendarNote: 'Bring your X-rays',
} as const;

/** How much of a booking Google gets to see, with an example of it. */
export function PrivacySection(): ReactNode {
  const privacy = useSettings((state) => state.settings.privacy);
  const seen = projectBooking(sample, 'Anna Berg', 'Physiotherapy', privacy);

  function set(value: string): void {
    const choice = choices.find((known) => known.value === value);
    if (choice !== undefined) changeSettings({ privacy: choice.value }).catch(tellFailure);
  }

  return (
    <Section
      title="Privacy"
      about="Private notes never leave this laptop. A change here also goes to bookings that are still to come."
    >
      <div className={styles['privacy']}>
        <Radio.Group label="What Google sees" value={privacy} onChange={set}>
          <div className={styles['radios']}>
            {choices.map((choice) => (
              <Radio key={choice.value} size="sm" {...choice} />
            ))}
          </div>
        </Radio.Group>
        <div className={styles['samples']} role="status" aria-label="Example">
          <Sample title="In your book">
            <strong>Physiotherapy: Anna Berg</strong>
            <span>09:00–09:50</span>
            <span>Room 2</span>
            <span>Bring your X-rays</span>
            <span className={styles['private']}>Private note: left knee</span>
          </Sample>
          <Sample title="In Google Calendar">
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
