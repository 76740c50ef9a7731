mkdir my-app
cd my-app
npm init -y
npm pkg set type=module
