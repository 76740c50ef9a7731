npx vite dev
