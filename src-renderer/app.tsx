import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Frame } from './frame/frame.tsx';
import { WindowGuard } from './frame/window-guard.tsx';
import { useSettings } from './store/settings-store.ts';
import { useIsDrawn } from './ui/is-drawn.ts';
import { cssVariables, themeInWords } from './ui/theme.ts';

/** Everything the window draws. */
export function App({ nonce }: { nonce: string }): ReactNode {
  const isDrawn = useIsDrawn();
  const choice = useSettings((state) => state.settings.theme);
  const language = useSettings((state) => state.settings.language);
  // oxlint-disable-next-line react/exhaustive-deps -- its words are in that language
  const theme = useMemo(themeInWords, [language]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={() => nonce}
      defaultColorScheme="auto"
      {...(choice === 'system' ? {} : { forceColorScheme: choice })}
    >
      {isDrawn && <Notifications position="bottom-left" limit={4} zIndex={400} />}
      {/* Texts are taken as they are drawn: another language draws everything anew. */}
      <WindowGuard key={language}>
        <Frame />
      </WindowGuard>
    </MantineProvider>
  );
}
