import { SessionProvider } from "next-auth/react";
import type { ReactNode } from "react";

export const metadata = { title: "Example app" };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <SessionProvider>{children}</SessionProvider>
      </body>
    </html>
  );
}
