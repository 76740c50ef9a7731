npx vite build
node --env-file=.env build
