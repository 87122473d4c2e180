import { z } from 'zod';

// Before the first schema is made: the page's content policy refuses code made from strings, which zod would try.
z.config({ jitless: true });
