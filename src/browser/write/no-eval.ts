/** zod would compile schemas with eval, and tries whether it may; the site's policy forbids both. Loads before any schema is made. */
import { config } from 'zod';

config({ jitless: true });
