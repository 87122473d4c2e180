import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Output } from '../../src-shared/ipc/contract.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { tellFailure } from '../ui/notify.tsx';
import { Section } from '../ui/page.tsx';
import { Facts } from './facts.tsx';
import { ReportButtons } from './report-buttons.tsx';

/** Which versions run, and a report for whoever helps. */
export function AboutSection(): ReactNode {
  const [about, setAbout] = useState<Output<'app.about'> | null>(null);
  useEffect(() => {
    ask('app.about').then(setAbout).catch(tellFailure);
  }, []);
  return (
    <Section
      name="about"
      title={t('settings:about.title')}
      about={t('settings:about.reportAbout')}
      actions={<ReportButtons />}
    >
      {about !== null && (
        <Facts
          facts={[
            [t('settings:about.version'), about.version],
            ['Electron', about.electron],
            ['Node', about.node],
            [t('settings:about.system'), about.platform],
          ]}
        />
      )}
    </Section>
  );
}
