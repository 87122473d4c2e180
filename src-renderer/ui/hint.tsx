import { Tooltip } from '@mantine/core';
import { cloneElement, useRef } from 'react';
import type { ReactElement, ReactNode, Ref } from 'react';
import { useIsDrawn } from './is-drawn.ts';

type Props = { label: string; children: ReactElement<{ ref?: Ref<HTMLElement> }> };

/**
 * What something is for, in a balloon beside it while the pointer rests on it. Nobody can have pointed at anything before
 * the first page is drawn, so that the balloons come after it.
 */
export function Hint({ label, children }: Props): ReactNode {
  const target = useRef<HTMLElement>(null);
  const isDrawn = useIsDrawn();
  return (
    <>
      {cloneElement(children, { ref: target })}
      {isDrawn && <Tooltip target={target} label={label} />}
    </>
  );
}
