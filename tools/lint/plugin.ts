import { definePlugin } from '@oxlint/plugins';
import { ambientRule } from './ambient-rule.ts';
import { roomsRule } from './rooms-rule.ts';

/** Our own lint rules; oxlint loads this file by its name in .oxlintrc.json and wants a default export. */
export default definePlugin({
  meta: { name: 'house' },
  rules: { 'no-ambient': ambientRule, rooms: roomsRule },
});
