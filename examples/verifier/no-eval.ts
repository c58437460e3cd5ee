import * as z from 'zod'

// Zod tries whether it may make functions of texts; the page's policy forbids it, and a browser
// would report the attempt.
z.config({ jitless: true })
