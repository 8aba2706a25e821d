document.documentElement.dataset.hello = 'there';
