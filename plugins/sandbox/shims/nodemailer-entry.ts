import { createTransport } from "nodemailer";

import type { WithNodemailer } from "./nodemailer";

(globalThis as WithNodemailer).nodemailer = { createTransport };
