import type { ReactNode } from 'react';
import { create } from 'zustand';
import styles from './said.module.css';

const useSaid = create<{ words: string }>(() => ({ words: '' }));

/** Says what the keys just did, in sight and for those who hear it. Nothing to say takes the words away. */
export function say(words: string): void {
  useSaid.setState({ words });
}

/** Where that is said. */
export function Said(): ReactNode {
  const words = useSaid((state) => state.words);
  return (
    <div role="status" className={styles['said']} data-empty={words === ''}>
      {words}
    </div>
  );
}
